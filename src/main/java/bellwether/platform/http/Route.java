package bellwether.platform.http;

import bellwether.platform.base.Role;

/// A route that is served.
///
/// @param path its pattern, such as `/api/v1/jobs/{id}`
public record Route(String method, String path, Role role) {}
