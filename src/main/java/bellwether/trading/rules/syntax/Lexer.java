package bellwether.trading.rules.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a condition's text into tokens; what means nothing becomes a token too.
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?![\\w-])");
    private static final Pattern NUMBER =
            Pattern.compile("\\d{1,30}(\\.\\d{1,30})?(%|(bn|[kKmM]|BN)(?!\\w))?(?![\\w.])");
    private static final Pattern ANCHORED =
            Pattern.compile("[Aa][Vv][Ww][Aa][Pp]_\\d{4}-\\d{2}-\\d{2}(?![\\w-])");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(\\.\\w+)*");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\\\\\n]{0,200})\"");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|[<>=+\\-*/(),\\[\\]]");
    private static final Pattern TIMEFRAME = Pattern.compile("@(\\w*)");
    private static final Pattern UNKNOWN =
            Pattern.compile("[\\w.]+|[^\\s\\w<>=+\\-*/(),\\[\\]]+|.");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length(), 0));
        return lexer.tokens;
    }

    private void next() {
        Matcher space = at(SPACE);
        if (space.lookingAt()) {
            position = space.end();
        } else if (!(take(DATE, Token.Kind.DATE)
                || take(NUMBER, Token.Kind.NUMBER)
                || take(ANCHORED, Token.Kind.NAME)
                || take(NAME, Token.Kind.NAME)
                || take(STRING, Token.Kind.STRING)
                || take(SIGN, Token.Kind.SIGN)
                || take(TIMEFRAME, Token.Kind.SIGN)
                || take(UNKNOWN, Token.Kind.UNKNOWN))) {
            position++; // a line break of a kind that is no space
        }
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher = at(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        String found = kind == Token.Kind.STRING ? matcher.group(1) : matcher.group();
        tokens.add(new Token(kind, found, position, matcher.end() - position));
        position = matcher.end();
        return true;
    }
}
