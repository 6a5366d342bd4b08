package bellwether.web;

/// Who stands at the door.
///
/// @param keys knows the keys
/// @param wrong limits those who show wrong ones
/// @param quotas counts requests, when the settings limit any
public record Guards(Keyring keys, WrongKeys wrong, Quotas quotas) {
    /// Everybody is the one user of this machine.
    public static final Guards LOCAL = new Guards(Keyring.LOCAL, WrongKeys.UNLIMITED, Quotas.NONE);
}
