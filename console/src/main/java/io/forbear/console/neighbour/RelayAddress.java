package io.forbear.console.neighbour;

import io.forbear.service.problem.Problem;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go that are handed on: to the service's own address, whatever the path says. The name
 * in the path counts as it was sent; one that only means the same when it is decoded is no service.
 */
final class RelayAddress {
    static final String PREFIX = "/api/services/";

    private RelayAddress() {}

    /**
     * What follows the service's name in the path, as it came: empty, or from the slash on.
     *
     * @throws Problem 404 if the path does not name the service letter by letter
     */
    static String path(String service, URI asked) {
        var raw = asked.getRawPath();
        var named = PREFIX + service;
        if (raw.equals(named) || raw.startsWith(named + "/")) {
            return raw.substring(named.length());
        }
        throw Problem.notFound("There is no service of exactly that name in the path.");
    }

    /**
     * The address at the service, with path and query as they came.
     *
     * @param base the service's own
     * @throws Problem 404 if it would not be at the service
     */
    static URI of(String service, String base, URI asked) {
        var query = asked.getRawQuery();
        var whole = base + path(service, asked) + (query == null ? "" : "?" + query);
        var address = URI.create(whole);
        if (!isAtSamePlace(URI.create(base), address)) {
            throw Problem.notFound("There is nothing of " + service + " at that path.");
        }
        return address;
    }

    /**
     * Where the service says that something is, as the page reaches it.
     *
     * @return null: not at the service, or not told
     */
    static @Nullable String location(String service, String base, @Nullable URI told) {
        if (told == null) {
            return null;
        }
        var at = URI.create(base);
        var root = Objects.requireNonNullElse(at.getRawPath(), "");
        var place = at.resolve(told);
        var path = Objects.requireNonNullElse(place.getRawPath(), "");
        if (!isAtSamePlace(at, place) || !path.startsWith(root + "/")) {
            return null;
        }
        var query = place.getRawQuery();
        return PREFIX
                + service
                + path.substring(root.length())
                + (query == null ? "" : "?" + query);
    }

    private static boolean isAtSamePlace(URI base, URI address) {
        return Objects.equals(base.getScheme(), address.getScheme())
                && Objects.equals(base.getHost(), address.getHost())
                && base.getPort() == address.getPort()
                && Objects.equals(base.getRawUserInfo(), address.getRawUserInfo());
    }
}
