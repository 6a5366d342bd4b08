package bellwether.trading.rules.syntax;

import java.util.Locale;

/// A piece of a condition's text.
///
/// @param text as it was typed; of a string without its quotes
record Token(Kind kind, String text, int position, int length) {
    enum Kind {
        NUMBER,
        DATE,
        NAME,
        STRING,
        SIGN,
        /// Characters that mean nothing here.
        UNKNOWN,
        END
    }

    boolean is(String wanted) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(wanted);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    int end() {
        return position + length;
    }

    Place place() {
        return Place.ofText(position, length, kind == Kind.END ? "the end" : text);
    }
}
