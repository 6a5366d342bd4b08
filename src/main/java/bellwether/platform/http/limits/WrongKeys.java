package bellwether.platform.http.limits;

import bellwether.platform.base.Refusal;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/// Limits those who try keys: harder than those who have one.
public interface WrongKeys {
    /// Limits nobody.
    WrongKeys UNLIMITED =
            new WrongKeys() {
                @Override
                public Optional<Refusal> refusal(Request request) {
                    return Optional.empty();
                }

                @Override
                public void seen(Request request) {
                    // nobody counts
                }
            };

    /// Why a wrong key of this sender is refused as one too many, when it is. A good one never is.
    Optional<Refusal> refusal(Request request);

    /// Told that the key of this request was wrong, revoked or expired.
    void seen(Request request);
}
