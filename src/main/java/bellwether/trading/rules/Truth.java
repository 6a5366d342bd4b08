package bellwether.trading.rules;

/// Kleene's three values. As codes 0, 1 and 2 the least of two is their "and", the greatest their
/// "or".
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    public static final byte NO = 0;
    public static final byte UNSURE = 1;
    public static final byte YES = 2;

    public static Truth of(byte code) {
        return switch (code) {
            case NO -> FALSE;
            case YES -> TRUE;
            default -> UNKNOWN;
        };
    }
}
