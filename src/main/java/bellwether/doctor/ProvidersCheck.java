package bellwether.doctor;

/// Where prices come from. There are files only, so nobody outside has to be reachable.
record ProvidersCheck() implements Check {
    @Override
    public String name() {
        return "providers";
    }

    @Override
    public Outcome run() {
        return new Outcome.Ok("none configured: prices come from imported files");
    }
}
