package bellwether.desk.watchlist;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a change left a ticker as it was.
public enum EntrySkipReason {
    /// It is on the list already.
    @JsonProperty("duplicate")
    DUPLICATE,
    /// What was to be removed or moved is not there.
    @JsonProperty("not_on_list")
    NOT_ON_LIST
}
