package bellwether.desk.alert.channel;

import bellwether.platform.base.PrintableText;

/// What the other side said, as it is kept: one printable line of 1,000 characters at most.
final class AnswerText {
    private static final int LONGEST = 1_000;

    private AnswerText() {}

    static String of(String text) {
        return PrintableText.cut(PrintableText.line(text).strip(), LONGEST - 1);
    }

    /// The same without a secret that the other side may have repeated.
    static String without(String secret, String text) {
        return of(text.replace(secret, "(secret)"));
    }
}
