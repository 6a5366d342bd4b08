package bellwether.platform.base;

/// A request that was not let through.
///
/// @param key what is known of its key, "" for nothing
/// @param owner whose key it was, "" for nobody
/// @param route the pattern of the route, "unmatched" when there is none
/// @param code why, as in the answer
/// @param client what counts as one client: an address, or the network of one
public record DeniedRequest(
        String key, String owner, String route, String code, String requestId, String client) {}
