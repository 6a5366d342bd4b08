package bellwether.trading.rules.syntax;

import java.util.List;

/// A condition or a value as it was written, before its names are looked up.
///
/// @param kind what it is
/// @param at where it was written
/// @param text its sign, name or word
/// @param number its number, or how many bars it looks back on
/// @param parts of what it is made
/// @param words the words that a field is compared with
record Draft(
        Kind kind, Place at, String text, double number, List<Draft> parts, List<WordAt> words) {
    Draft {
        parts = List.copyOf(parts);
        words = List.copyOf(words);
    }

    /// A word, and where it was written.
    record WordAt(String word, Place at) {}

    enum Kind {
        ALL,
        ANY,
        NOT,
        COMPARE,
        BETWEEN,
        CROSS,
        RUN,
        IS,
        IS_NOT,
        IN,
        KNOWN,
        /// A value that stands where a test is wanted.
        BARE,
        MEMBER,
        WITHIN,
        FOR,
        NUMBER,
        DATE,
        NAME,
        ARITHMETIC,
        NEGATIVE,
        CALL,
        /// What could not be read; its error is known.
        BROKEN
    }

    static Draft broken(Place at) {
        return of(Kind.BROKEN, at, "");
    }

    static Draft of(Kind kind, Place at, String text, Draft... parts) {
        return new Draft(kind, at, text, 0, List.of(parts), List.of());
    }

    static Draft of(Kind kind, Place at, String text, List<Draft> parts) {
        return new Draft(kind, at, text, 0, parts, List.of());
    }

    static Draft counted(Kind kind, Place at, String text, double number, Draft... parts) {
        return new Draft(kind, at, text, number, List.of(parts), List.of());
    }

    static Draft worded(Kind kind, Place at, Draft part, List<WordAt> words) {
        return new Draft(kind, at, "", 0, List.of(part), words);
    }

    /// The same with another place.
    Draft at(Place place) {
        return new Draft(kind, place, text, number, parts, words);
    }
}
