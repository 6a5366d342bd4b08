package bellwether.frontend.legacy;

/// How the first system wrapped its answers.
record OlderEnvelope(boolean success, Object data) {
    static OlderEnvelope of(Object data) {
        return new OlderEnvelope(true, data);
    }
}
