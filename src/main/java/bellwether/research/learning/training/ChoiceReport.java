package bellwether.research.learning.training;

import bellwether.research.learning.model.SettingValues;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;

/// Which settings were tried on the sessions before those that judge, what each lost there, and
/// which was chosen.
///
/// @param settings in the order in which they were named
/// @param from the first session that any of it saw
/// @param to the last one
/// @param sessions how many that were
/// @param dates on which each path tests
/// @param judgedFrom the first session of the last fifth, which it did not see
/// @param judgedTo the last session
public record ChoiceReport(
        List<TriedSetting> settings,
        int splits,
        int paths,
        LocalDate from,
        LocalDate to,
        int sessions,
        int dates,
        LocalDate judgedFrom,
        LocalDate judgedTo) {
    public ChoiceReport {
        settings = List.copyOf(settings);
    }

    /// What a setting lost.
    ///
    /// @param loss mean log loss of the model as it is, over the paths
    /// @param spread standard deviation over the paths
    /// @param pathLosses of each path
    public record TriedSetting(
            SettingValues values,
            boolean chosen,
            double loss,
            double spread,
            List<Double> pathLosses) {
        public TriedSetting {
            pathLosses = List.copyOf(pathLosses);
        }
    }

    /// The values of the one that was chosen.
    @JsonIgnore
    SettingValues chosen() {
        return settings.stream().filter(TriedSetting::chosen).findFirst().orElseThrow().values();
    }
}
