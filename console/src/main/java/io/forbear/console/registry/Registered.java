package io.forbear.console.registry;

import tools.jackson.databind.JsonNode;

/**
 * A schema of the registry.
 *
 * @param id what records written with it begin with
 * @param version number among those of its subject
 */
public record Registered(int id, int version, JsonNode schema) {}
