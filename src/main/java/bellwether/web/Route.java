package bellwether.web;

/// A route that is served.
///
/// @param path its pattern, such as `/api/v1/jobs/{id}`
public record Route(String method, String path, Role role) {}
