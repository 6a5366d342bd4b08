package bellwether.web;

/// Who stands at the door.
///
/// @param keys knows the keys
/// @param wrong limits those who show wrong ones
public record Guards(Keyring keys, WrongKeys wrong) {
    /// Everybody is the one user of this machine.
    public static final Guards LOCAL = new Guards(Keyring.LOCAL, WrongKeys.UNLIMITED);
}
