package bellwether.trading.rules.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says of each opening bracket whether a test lies in it or a value.
final class Brackets {
    private static final Set<String> OF_TESTS =
            Set.of(
                    "and", "or", "not", "between", "crosses", "rising", "falling", "is", "in",
                    "within", "for", "on_list", "screen", "<", "<=", ">", ">=", "=", "!=");

    private Brackets() {}

    static boolean[] holdingTests(List<Token> tokens) {
        boolean[] tests = new boolean[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                open.push(i);
            } else if (token.is(")")) {
                close(open, tests);
            } else if (!open.isEmpty() && isOfTest(token)) {
                tests[open.peek()] = true;
            }
        }
        while (!open.isEmpty()) {
            close(open, tests);
        }
        return tests;
    }

    private static boolean isOfTest(Token token) {
        return (token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.SIGN)
                && OF_TESTS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private static void close(Deque<Integer> open, boolean[] tests) {
        if (open.isEmpty()) {
            return;
        }
        int closed = open.pop();
        if (tests[closed] && !open.isEmpty()) {
            tests[open.peek()] = true;
        }
    }
}
