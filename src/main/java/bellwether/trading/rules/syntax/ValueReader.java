package bellwether.trading.rules.syntax;

import bellwether.trading.rules.FunctionName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads values: sums of products of numbers, fields and functions.
final class ValueReader {
    private final TokenReader tokens;

    ValueReader(TokenReader tokens) {
        this.tokens = tokens;
    }

    Draft value() {
        Token first = tokens.peek();
        Draft sum = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            String sign = tokens.take().text();
            sum =
                    Draft.of(Draft.Kind.ARITHMETIC, tokens.from(first), sign, sum, product())
                            .at(tokens.from(first));
        }
        return sum;
    }

    private Draft product() {
        Token first = tokens.peek();
        Draft product = atom();
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            String sign = tokens.take().text();
            product =
                    Draft.of(Draft.Kind.ARITHMETIC, tokens.from(first), sign, product, atom())
                            .at(tokens.from(first));
        }
        return product;
    }

    private Draft atom() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number(tokens.take());
            case DATE -> Draft.of(Draft.Kind.DATE, tokens.take().place(), token.text());
            case NAME -> named();
            case SIGN -> signed();
            case STRING, UNKNOWN, END -> nothing();
        };
    }

    private Draft nothing() {
        tokens.unreadable("a number", "a field", "(");
        throw new TokenReader.Unreadable();
    }

    private Draft signed() {
        Token first = tokens.peek();
        if (!first.is("-") && !first.is("(")) {
            return nothing();
        }
        tokens.enter();
        tokens.take();
        Draft inner;
        if (first.is("-")) {
            Draft part = atom();
            inner = Draft.of(Draft.Kind.NEGATIVE, tokens.from(first), "-", part);
        } else {
            inner = value();
            tokens.expect(")");
        }
        tokens.leave();
        return inner;
    }

    static Draft number(Token token) {
        String text = token.text().toLowerCase(Locale.ROOT);
        boolean percent = text.endsWith("%");
        int power = text.endsWith("bn") ? 9 : text.endsWith("m") ? 6 : text.endsWith("k") ? 3 : 0;
        String digits = text.replaceFirst("(%|bn|m|k)$", "");
        double number = new BigDecimal(digits).scaleByPowerOfTen(power).doubleValue();
        return Draft.counted(Draft.Kind.NUMBER, token.place(), percent ? "%" : "", number);
    }

    private Draft named() {
        Token name = tokens.take();
        if (Keywords.ALL.contains(name.lower())) {
            tokens.problems.add(
                    new Problem(
                            name.place(),
                            "found \"%s\" where a value is expected".formatted(name.text()),
                            List.of("a number", "a field", "("),
                            null));
            throw new TokenReader.Unreadable();
        }
        if (tokens.peek().is("(") && FunctionName.of(name.lower()).isPresent()) {
            return call(name);
        }
        double ago = tokens.takeIf("[") ? ago() : 0;
        List<Draft.WordAt> timeframe = new ArrayList<>();
        if (tokens.peek().kind() == Token.Kind.SIGN && tokens.peek().text().startsWith("@")) {
            Token at = tokens.take();
            timeframe.add(new Draft.WordAt(at.text().substring(1), at.place()));
        }
        return new Draft(
                Draft.Kind.NAME, tokens.from(name), name.text(), ago, List.of(), timeframe);
    }

    private double ago() {
        double ago = whole();
        tokens.expect("]");
        return ago;
    }

    /// A number of bars.
    double whole() {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            tokens.unreadable("a whole number");
        }
        return Double.parseDouble(tokens.take().text());
    }

    private Draft call(Token name) {
        tokens.enter();
        tokens.take();
        List<Draft> arguments = new ArrayList<>();
        arguments.add(value());
        while (tokens.takeIf(",")) {
            arguments.add(value());
        }
        tokens.expect(")");
        tokens.leave();
        return Draft.of(Draft.Kind.CALL, tokens.from(name), name.lower(), arguments);
    }
}
