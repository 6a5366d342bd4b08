package bellwether.research.learning.tree;

/// Sums of the first and second derivatives of some rows.
record DerivativeSums(double gradient, double hessian) {
    DerivativeSums less(DerivativeSums other) {
        return new DerivativeSums(gradient - other.gradient, hessian - other.hessian);
    }
}
