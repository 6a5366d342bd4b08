package bellwether.platform.base;

/// Who sent a request.
///
/// @param key what tells its key from others, without being the secret; "" when it sent none
/// @param owner whose objects it may see and change
public record Caller(String key, String owner, Role role) {
    /// The one owner of everything as long as the service has no keys and listens to its own
    /// machine only.
    public static final Caller LOCAL = new Caller("", "local", Role.ADMIN);
}
