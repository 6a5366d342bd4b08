package bellwether.platform.doctor;

import java.io.PrintStream;

/// Prints a line per check and counts.
final class DoctorReport {
    private final PrintStream out;
    private int faults;
    private int warnings;

    DoctorReport(PrintStream out) {
        this.out = out;
    }

    /// Runs a check and prints what it found; whether it found no fault.
    boolean add(Check check) {
        CheckResult outcome = outcome(check);
        switch (outcome) {
            case CheckResult.Ok ok -> line("ok", check.name(), ok.words());
            case CheckResult.Warning warning -> {
                warnings++;
                line("warning", check.name(), sentences(warning.words(), warning.remedy()));
            }
            case CheckResult.Fault fault -> {
                faults++;
                line("fault", check.name(), sentences(fault.words(), fault.remedy()));
            }
            case CheckResult.Skipped skipped -> line("skipped", check.name(), skipped.words());
        }
        return !(outcome instanceof CheckResult.Fault);
    }

    /// What was found may be a sentence already.
    private static String sentences(String words, String remedy) {
        return words + (words.endsWith(".") ? " " : ". ") + remedy;
    }

    /// A check that fails itself is a fault, and the others still run.
    private static CheckResult outcome(Check check) {
        try {
            return check.run();
        } catch (RuntimeException e) {
            return new CheckResult.Fault(
                    "could not be checked: "
                            + String.valueOf(e.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replaceAll("\\.$", ""),
                    "Mend this first, then run ./run.sh doctor again.");
        }
    }

    void skip(String name, String why) {
        line("skipped", name, why);
    }

    private void line(String verdict, String name, String words) {
        out.printf("%-8s %-12s %s%n", verdict, name, words.strip());
    }

    /// Prints the sum and gives the exit code: 1 when there is a fault.
    int end() {
        out.printf(
                "%s, %s.%n",
                faults == 0 ? "No fault" : count(faults, "fault"),
                warnings == 0 ? "no warning" : count(warnings, "warning"));
        return faults == 0 ? 0 : 1;
    }

    private static String count(int n, String what) {
        return "%d %s%s".formatted(n, what, n == 1 ? "" : "s");
    }
}
