package bellwether.research.analysis.http;

import bellwether.platform.http.CsvOutput;
import bellwether.research.analysis.store.StoredProfile;
import bellwether.research.analysis.vote.Voter;

/// Profiles as a table, a row each, with the weight that each voter has in the end: its own times
/// its category's.
final class ProfilesCsv {
    static final CsvOutput<StoredProfile> TABLE = table();

    private ProfilesCsv() {}

    private static CsvOutput<StoredProfile> table() {
        CsvOutput<StoredProfile> table =
                CsvOutput.<StoredProfile>of("profiles")
                        .with("name", stored -> stored.profile().name())
                        .with("title", stored -> stored.profile().title())
                        .with("message", stored -> stored.profile().help())
                        .with("built_in", StoredProfile::builtIn)
                        .with("id", StoredProfile::id)
                        .with("version", StoredProfile::version)
                        .with("created_at", StoredProfile::createdAt)
                        .with("updated_at", StoredProfile::updatedAt);
        for (Voter voter : Voter.OF_BARS) {
            table = table.with("weight_" + voter.key(), stored -> stored.profile().weight(voter));
        }
        return table.with("stop_atr", stored -> stored.profile().risk().stopAtr())
                .with("stop_min_percent", stored -> stored.profile().risk().stopMinPercent())
                .with("stop_max_percent", stored -> stored.profile().risk().stopMaxPercent());
    }
}
