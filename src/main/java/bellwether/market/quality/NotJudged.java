package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/// What could not be looked for, and why.
record NotJudged(
        @JsonProperty("code") @JsonAlias("kind") FindingKind kind,
        @JsonProperty("message") @JsonAlias("why") String why) {}
