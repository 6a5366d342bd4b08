package bellwether.doctor;

import java.util.Optional;

/// The environment variables.
record SettingsCheck(Optional<String> fault) implements Check {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Outcome run() {
        return fault.<Outcome>map(
                        words -> new Outcome.Fault(words, "README.md tells of each setting."))
                .orElseGet(() -> new Outcome.Ok("all can be used"));
    }
}
