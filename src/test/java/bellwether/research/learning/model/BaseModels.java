package bellwether.research.learning.model;

import java.util.List;

/// Models that know nothing.
public final class BaseModels {
    private BaseModels() {}

    /// Says one half of everything.
    public static ServedModel half() {
        return new ServedModel(
                1,
                new ModelInputs(List.of(), List.of()),
                new BaseModel(0.5),
                new MarginScale(0, 1),
                new Calibration.NoSkill(0.5));
    }
}
