package bellwether.platform.base;

/// Who does something, by which request, and from where.
///
/// @param client the address, empty when no request is behind it
public record Actor(Caller caller, String requestId, String client) {
    public String owner() {
        return caller.owner();
    }
}
