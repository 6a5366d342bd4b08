package bellwether.trading.rules.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks over the tokens of a text, and remembers what is wrong with it.
final class TokenReader {
    /// So many brackets may lie in one another; trees are held to less.
    private static final int DEEPEST = 64;

    private final List<Token> tokens;
    private final boolean[] testBrackets;
    final List<Problem> problems = new ArrayList<>();
    private int at;
    private int depth;
    private boolean stopped;

    /// Thrown where a test cannot be read on; the problem is known.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super("cannot be read on", null, false, false);
        }
    }

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
        this.testBrackets = Brackets.holdingTests(tokens);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(String wanted) {
        if (peek().is(wanted)) {
            take();
            return true;
        }
        return false;
    }

    Token expect(String wanted) {
        return peek().is(wanted) ? take() : unreadable(wanted);
    }

    /// Whether the bracket that opens here holds a test and not a value.
    boolean opensTest() {
        return testBrackets[at];
    }

    Token unreadable(String... expected) {
        Token token = peek();
        String found = token.kind() == Token.Kind.END ? "the text ends" : "found " + shown(token);
        if (!stopped) {
            problems.add(
                    new Problem(
                            token.place(),
                            found + " where " + listed(expected) + " is expected",
                            Arrays.asList(expected),
                            null));
        }
        throw new Unreadable();
    }

    private static String shown(Token token) {
        return "\""
                + (token.text().length() <= 40 ? token.text() : token.text().substring(0, 40) + "…")
                + "\"";
    }

    private static String listed(String[] words) {
        if (words.length == 1) {
            return words[0];
        }
        return String.join(", ", Arrays.asList(words).subList(0, words.length - 1))
                + " or "
                + words[words.length - 1];
    }

    void enter() {
        if (++depth > DEEPEST) {
            Token token = peek();
            at = tokens.size() - 1;
            problems.add(
                    Problem.of(
                            token.place(),
                            "brackets and signs lie more than %d deep in one another"
                                    .formatted(DEEPEST)));
            stopped = true;
            throw new Unreadable();
        }
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /// Goes on behind a test that could not be read: to the next `and` or `or` beside it, or to the
    /// bracket around it.
    void skipTest(int depthBefore) {
        depth = depthBefore;
        int open = 0;
        while (peek().kind() != Token.Kind.END) {
            if (open == 0 && (peek().is("and") || peek().is("or") || peek().is(")"))) {
                return;
            }
            open += peek().is("(") ? 1 : peek().is(")") ? -1 : 0;
            take();
        }
    }

    Place from(Token first) {
        int end = at == 0 ? first.end() : Math.max(first.end(), tokens.get(at - 1).end());
        return Place.ofText(first.position(), end - first.position(), first.text());
    }
}
