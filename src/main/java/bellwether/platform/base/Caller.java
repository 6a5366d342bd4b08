package bellwether.platform.base;

/// Who sent a request.
///
/// @param key what tells its key from others, without being the secret; "" when it sent none
/// @param owner whose objects it may see and change
/// @param session id of the browser's session that its key opened; "" for none
public record Caller(String key, String owner, Role role, String session) {
    /// The one owner of everything as long as the service has no keys and listens to its own
    /// machine only.
    public static final Caller LOCAL = new Caller("", "local", Role.ADMIN);

    /// One who shows a key with each request, or needs none.
    public Caller(String key, String owner, Role role) {
        this(key, owner, role, "");
    }

    /// The same, known by a session.
    public Caller in(String otherSession) {
        return new Caller(key, owner, role, otherSession);
    }
}
