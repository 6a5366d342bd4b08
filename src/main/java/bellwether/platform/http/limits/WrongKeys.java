package bellwether.platform.http.limits;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.ClientAddress;
import java.util.Optional;

/// Limits those who try keys: harder than those who have one.
public interface WrongKeys {
    /// Limits nobody.
    WrongKeys UNLIMITED =
            new WrongKeys() {
                @Override
                public Optional<Refusal> refusal(ClientAddress sender) {
                    return Optional.empty();
                }

                @Override
                public void seen(ClientAddress sender) {
                    // nobody counts
                }
            };

    /// Why a wrong key of this sender is refused as one too many, when it is. A good one never is.
    Optional<Refusal> refusal(ClientAddress sender);

    /// Told that a key of this sender was wrong, revoked or expired.
    void seen(ClientAddress sender);
}
