package io.forbear.gateway.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The providers there are. */
public record Providers(List<Provider> all) {
    public Providers {
        all = List.copyOf(all);
    }

    static Providers of(GatewaySettings settings) {
        return new Providers(
                settings.providers().entrySet().stream()
                        .map(one -> new Provider(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(Provider::name))
                        .toList());
    }

    /** The one of this name. */
    public Optional<Provider> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findAny();
    }

    /** Who serves a message, in the order in which they are asked; empty: nobody here does. */
    public List<Provider> route(Errand errand) {
        return Routes.of(all, errand);
    }
}
