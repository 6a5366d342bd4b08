package bellwether.research.learning.model;

/// Rows that train and rows that test.
public final class Fold {
    private final int[] train;
    private final int[] test;

    private Fold(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    /// Numbers of rows in their table.
    public static Fold of(int[] train, int[] test) {
        return new Fold(train.clone(), test.clone());
    }

    public int[] train() {
        return train.clone();
    }

    public int[] test() {
        return test.clone();
    }
}
