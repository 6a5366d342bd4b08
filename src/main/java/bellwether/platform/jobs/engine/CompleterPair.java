package bellwether.platform.jobs.engine;

/// Who writes which outcomes: those of the background may take long to store, and what somebody
/// waits for does not stand behind them.
record CompleterPair(Completer awaited, Completer background) {
    static CompleterPair of(WorkerContext context, ResultWriter writer) {
        return new CompleterPair(
                new Completer(context, writer, false), new Completer(context, writer, true));
    }

    Completer of(boolean isBackground) {
        return isBackground ? background : awaited;
    }
}
