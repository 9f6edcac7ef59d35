package io.forbear.security;

import io.forbear.topics.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All clients by name, which is that of their principal. */
public record AccessPolicy(SortedMap<String, Client> clients) {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private record Document(Map<String, Client> clients) {}

    /** Of a system with customers. */
    public static AccessPolicy production() {
        return read("acls.yaml");
    }

    /** With the simulator besides. */
    public static AccessPolicy simulation() {
        var all = new TreeMap<>(production().clients());
        all.putAll(read("acls-simulation.yaml").clients());
        return new AccessPolicy(all);
    }

    private static AccessPolicy read(String name) {
        try (var in = AccessPolicy.class.getResourceAsStream(name)) {
            return read(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** A policy as YAML; what it says that nobody knows is an error. */
    static AccessPolicy read(InputStream yaml) {
        return new AccessPolicy(new TreeMap<>(YAML.readValue(yaml, Document.class).clients()));
    }

    /**
     * Makes sure that every topic has somebody who may write it, and that clients are parties that
     * there are.
     *
     * @throws IllegalStateException naming what does not fit
     */
    public AccessPolicy checked(Collection<Topic<?>> catalogue) {
        var wrong = new ArrayList<String>();
        var parties = new TreeSet<String>();
        clients.values().forEach(client -> parties.addAll(client.is()));
        for (var topic : catalogue) {
            if (topic.writers().isEmpty()) {
                wrong.add(topic.name() + " has no writer");
            }
            missing(topic.writers(), parties)
                    .forEach(who -> wrong.add("nobody is " + who + ", who writes " + topic.name()));
            missing(topic.readers(), parties)
                    .forEach(who -> wrong.add("nobody is " + who + ", who reads " + topic.name()));
        }
        var known =
                catalogue.stream()
                        .flatMap(
                                one ->
                                        Stream.concat(
                                                one.writers().stream(), one.readers().stream()))
                        .toList();
        clients.forEach(
                (name, client) ->
                        Stream.concat(client.is().stream(), client.writesFor().stream())
                                .filter(party -> !known.contains(party))
                                .forEach(
                                        party ->
                                                wrong.add(
                                                        "%s is no party of the catalogue: %s"
                                                                .formatted(party, name))));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join("; ", wrong));
        }
        return this;
    }

    private static List<String> missing(List<String> wanted, Collection<String> there) {
        return wanted.stream().filter(party -> !there.contains(party)).toList();
    }
}
