package bellwether.frontend.mcp;

/// What assistants are told of a tool.
///
/// @param description what it answers, in which units, and what it does not know
/// @param nextStep what to do when a call is refused
record ToolTerms(
        String name, String title, String description, ToolSchema schema, String nextStep) {}
