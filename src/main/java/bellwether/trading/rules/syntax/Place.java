package bellwether.trading.rules.syntax;

/// Where something was written: a stretch of text, or a JSON pointer.
///
/// @param found what is there
record Place(int position, int length, String pointer, String found) {
    static Place ofText(int position, int length, String found) {
        return new Place(position, length, "", found);
    }

    static Place ofJson(String pointer, String found) {
        return new Place(0, 0, pointer, found);
    }
}
