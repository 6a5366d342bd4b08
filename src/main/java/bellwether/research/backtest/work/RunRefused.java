package bellwether.research.backtest.work;

/// A run that cannot be made, now or later.
final class RunRefused extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String words;

    RunRefused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.words = message;
    }

    String words() {
        return words;
    }

    String code() {
        return code;
    }
}
