package bellwether.desk.alert.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a channel is.
public enum ChannelState {
    /// Nobody has shown yet that the address is theirs; nothing but the code goes there.
    UNCONFIRMED,
    READY,
    /// The other side takes nothing any more; its owner sets it ready again.
    BROKEN,
    /// Its owner wants nothing by it.
    OFF,
    /// This service lacks a setting that channels of its kind need.
    NOT_CONFIGURED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChannelState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
