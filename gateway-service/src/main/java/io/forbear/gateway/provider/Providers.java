package io.forbear.gateway.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The providers there are. */
public record Providers(List<Provider> all) {
    /**
     * Checks them.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Providers {
        all = List.copyOf(all);
        if (all.stream().map(Provider::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two providers have the name " + all.getFirst());
        }
    }

    static Providers of(GatewaySettings settings) {
        return new Providers(
                Stream.of(
                                Optional.ofNullable(settings.sms())
                                        .map(one -> new Provider(Medium.SMS, one)),
                                Optional.ofNullable(settings.email())
                                        .map(one -> new Provider(Medium.EMAIL, one)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The one of this name. */
    public Optional<Provider> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findAny();
    }

    /** The one that carries a medium. */
    public Optional<Provider> carrierOf(Medium medium) {
        return all.stream().filter(one -> one.medium() == medium).findAny();
    }
}
