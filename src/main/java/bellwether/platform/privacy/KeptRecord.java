package bellwether.platform.privacy;

import java.util.List;

/// What no deletion takes along, and why.
public record KeptRecord(String what, String why) {
    /// All of them.
    public static final List<KeptRecord> ALL =
            List.of(
                    new KeptRecord(
                            "audit",
                            "the record of who did what can be neither changed nor deleted; its"
                                    + " months are dropped KEEP_AUDIT_DAYS (730) after their end"),
                    new KeptRecord(
                            "prices, symbols, splits and dividends",
                            "they are shared by all owners; a split or dividend that you stated"
                                    + " keeps the words \"stated by\" and your owner's name as its"
                                    + " source"),
                    new KeptRecord(
                            "detections and recomputed plans",
                            "they are made of shared prices, and are no one's"),
                    new KeptRecord(
                            "keys that yours have created for other owners",
                            "they are those owners'; each names the prefix of the key that created"
                                    + " it"),
                    new KeptRecord(
                            "backups, logs and what was sent to your channels",
                            "they are outside of this database"));
}
