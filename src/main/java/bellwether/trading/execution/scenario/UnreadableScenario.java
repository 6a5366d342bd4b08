package bellwether.trading.execution.scenario;

/// A scenario file that breaks its format.
public final class UnreadableScenario extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableScenario(int line, String column, String detail) {
        super("line %d, column %s: %s".formatted(line, column, detail), null, false, false);
    }
}
