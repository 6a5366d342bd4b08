package bellwether.frontend.mcp;

import bellwether.platform.base.Actor;

/// One question that assistants can ask. It only reads, and only what its caller may see.
interface AssistantTool {
    ToolTerms terms();

    /// What it finds for a caller.
    ///
    /// @throws bellwether.platform.base.Refusal where it cannot be answered
    ToolAnswer answer(Actor actor, ToolArguments arguments);
}
