package bellwether.platform.doctor;

import java.util.Optional;

/// The environment variables.
record SettingsCheck(Optional<String> fault) implements Check {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public CheckResult run() {
        return fault.<CheckResult>map(words ->
                        new CheckResult.Fault(
                                words, "src/site/markdown/settings.md describes each setting."))
                .orElseGet(() -> new CheckResult.Ok("all valid"));
    }
}
