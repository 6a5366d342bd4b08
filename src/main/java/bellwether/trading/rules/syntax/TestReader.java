package bellwether.trading.rules.syntax;

import bellwether.platform.base.DidYouMean;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a text as a draft, and goes on behind a test that cannot be read.
final class TestReader {
    private static final String[] AFTER_VALUE = {
        "<", "<=", ">", ">=", "=", "!=", "between", "crosses", "rising", "falling", "is", "in"
    };

    private final TokenReader tokens;
    private final ValueReader values;

    private TestReader(TokenReader tokens) {
        this.tokens = tokens;
        this.values = new ValueReader(tokens);
    }

    /// @param problems get what is wrong
    static Draft read(String text, List<Problem> problems) {
        TokenReader tokens = new TokenReader(Lexer.tokens(text));
        Draft draft = new TestReader(tokens).whole();
        problems.addAll(tokens.problems);
        return draft;
    }

    /// One value alone, as JSON has them in strings.
    static Draft readValue(String text, List<Problem> problems) {
        TokenReader tokens = new TokenReader(Lexer.tokens(text));
        Draft draft;
        try {
            draft = new ValueReader(tokens).value();
            if (tokens.peek().kind() != Token.Kind.END) {
                tokens.unreadable("the end");
            }
        } catch (TokenReader.Unreadable e) {
            draft = Draft.broken(tokens.peek().place());
        }
        problems.addAll(tokens.problems);
        return draft;
    }

    private Draft whole() {
        Draft draft = either();
        while (tokens.peek().kind() != Token.Kind.END) {
            try {
                tokens.unreadable("and", "or", "the end");
            } catch (TokenReader.Unreadable e) {
                tokens.take();
                if (tokens.takeIf("and") || tokens.takeIf("or")) {
                    either();
                } else {
                    tokens.skipTest(0);
                }
            }
        }
        return draft;
    }

    private Draft either() {
        return joined("or", Draft.Kind.ANY, this::both);
    }

    private Draft both() {
        return joined("and", Draft.Kind.ALL, this::negated);
    }

    private Draft joined(String word, Draft.Kind kind, Supplier<Draft> part) {
        Token first = tokens.peek();
        List<Draft> parts = new ArrayList<>();
        parts.add(part.get());
        while (tokens.takeIf(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : Draft.of(kind, tokens.from(first), word, parts);
    }

    private Draft negated() {
        Token first = tokens.peek();
        if (!tokens.takeIf("not")) {
            return safely();
        }
        Draft part = safely();
        return Draft.of(Draft.Kind.NOT, tokens.from(first), "not", part);
    }

    private Draft safely() {
        Token first = tokens.peek();
        int depth = tokens.depth();
        try {
            return spanned();
        } catch (TokenReader.Unreadable e) {
            tokens.skipTest(depth);
            return Draft.broken(first.place());
        }
    }

    private Draft spanned() {
        Token first = tokens.peek();
        Draft test = test();
        boolean within = tokens.peek().is("within");
        if (!within && !tokens.peek().is("for")) {
            return test;
        }
        tokens.take();
        double bars = values.whole();
        if (!tokens.takeIf("bar")) {
            tokens.expect("bars");
        }
        return Draft.counted(
                within ? Draft.Kind.WITHIN : Draft.Kind.FOR, tokens.from(first), "", bars, test);
    }

    private Draft test() {
        Token first = tokens.peek();
        if (first.is("(") && tokens.opensTest()) {
            return bracketed();
        }
        Optional<Membership> membership = Membership.of(first.lower());
        if (membership.isPresent() && tokens.ahead(1).is("(")) {
            return member(first);
        }
        Draft value = values.value();
        Token next = tokens.peek();
        Optional<Relation> relation = Relation.ofSign(next.text());
        if (relation.isPresent() && next.kind() == Token.Kind.SIGN) {
            tokens.take();
            Draft right = values.value();
            return Draft.of(Draft.Kind.COMPARE, tokens.from(first), next.text(), value, right);
        }
        return Keywords.OF_TESTS.contains(next.lower()) ? worded(first, value) : bare(first, value);
    }

    private Draft bracketed() {
        Token open = tokens.take();
        tokens.enter();
        Draft inner = either();
        tokens.leave();
        if (!tokens.takeIf(")")) {
            tokens.unreadable(")", "and", "or");
        }
        return inner.at(tokens.from(open));
    }

    private Draft member(Token kind) {
        tokens.take();
        tokens.take();
        if (tokens.peek().kind() != Token.Kind.STRING) {
            tokens.unreadable("a name in double quotes");
        }
        Token name = tokens.take();
        tokens.expect(")");
        return new Draft(
                Draft.Kind.MEMBER,
                tokens.from(kind),
                kind.lower(),
                0,
                List.of(),
                List.of(new Draft.WordAt(name.text(), name.place())));
    }

    /// A value alone may be a flag; what follows it must then end the test.
    private Draft bare(Token first, Draft value) {
        Token next = tokens.peek();
        boolean ends =
                next.kind() == Token.Kind.END
                        || next.is("and")
                        || next.is("or")
                        || next.is(")")
                        || next.is("within")
                        || next.is("for");
        if (!ends) {
            misspelt(next);
            tokens.unreadable(AFTER_VALUE);
        }
        return Draft.of(Draft.Kind.BARE, tokens.from(first), "", value);
    }

    private void misspelt(Token next) {
        if (next.kind() != Token.Kind.NAME) {
            return;
        }
        Optional<String> meant = DidYouMean.among(Keywords.ALL, next.lower());
        if (meant.isPresent()) {
            tokens.problems.add(
                    new Problem(
                            next.place(),
                            "found \"%s\" behind a value; did you mean %s?"
                                    .formatted(next.text(), meant.get()),
                            List.of(AFTER_VALUE),
                            meant.get()));
            throw new TokenReader.Unreadable();
        }
    }

    private Draft worded(Token first, Draft value) {
        String word = tokens.take().lower();
        return switch (word) {
            case "between" -> between(first, value);
            case "crosses" -> crosses(first, value);
            case "is" -> is(first, value);
            case "in" -> in(first, value);
            default -> {
                double bars = values.whole();
                yield Draft.counted(Draft.Kind.RUN, tokens.from(first), word, bars, value);
            }
        };
    }

    private Draft between(Token first, Draft value) {
        Draft low = values.value();
        tokens.expect("and");
        Draft high = values.value();
        return Draft.of(Draft.Kind.BETWEEN, tokens.from(first), "", value, low, high);
    }

    private Draft crosses(Token first, Draft value) {
        String way = "either";
        if (tokens.peek().is("above") || tokens.peek().is("below")) {
            way = tokens.take().lower();
        }
        Draft right = values.value();
        return Draft.of(Draft.Kind.CROSS, tokens.from(first), way, value, right);
    }

    private Draft is(Token first, Draft value) {
        boolean not = tokens.takeIf("not");
        if (!not && tokens.peek().is("known")) {
            tokens.take();
            return Draft.of(Draft.Kind.KNOWN, tokens.from(first), "", value);
        }
        Draft.WordAt word = word();
        return Draft.worded(
                not ? Draft.Kind.IS_NOT : Draft.Kind.IS, tokens.from(first), value, List.of(word));
    }

    private Draft in(Token first, Draft value) {
        tokens.expect("(");
        List<Draft.WordAt> words = new ArrayList<>();
        words.add(word());
        while (tokens.takeIf(",")) {
            words.add(word());
        }
        tokens.expect(")");
        return Draft.worded(Draft.Kind.IN, tokens.from(first), value, words);
    }

    private Draft.WordAt word() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.STRING) {
            tokens.unreadable("a word");
        }
        tokens.take();
        return new Draft.WordAt(token.text(), token.place());
    }
}
