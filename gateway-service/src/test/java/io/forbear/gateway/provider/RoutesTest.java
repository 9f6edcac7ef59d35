package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.gateway.provider.ProviderSettings.Http;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private static final Http HTTP =
            new Http("http://x", Map.of(), "{}", Map.of(), true, "/id", Set.of(), null);

    private static Provider provider(
            String name, Medium medium, int priority, Set<String> entities, String... places) {
        var limits = LimitsTest.limits();
        return new Provider(
                name,
                new ProviderSettings(
                        medium, HTTP, null, limits, null, entities, Set.of(places), priority));
    }

    private static final List<Provider> ALL =
            List.of(
                    provider("everybody", Medium.SMS, 0, Set.of()),
                    provider("american", Medium.SMS, 5, Set.of(), "US"),
                    provider("agency", Medium.SMS, 9, Set.of("AGENCY")),
                    provider("another", Medium.SMS, 0, Set.of()),
                    provider("post", Medium.EMAIL, 9, Set.of()));

    @ParameterizedTest(name = "{0} for {1} in {2}: {3}")
    @CsvSource({
        "SMS, BANK, CN, another everybody",
        "SMS, BANK, US, american another everybody",
        "SMS, BANK, US-NY, american another everybody",
        "SMS, BANK, USX, another everybody",
        "SMS, BANK, '', another everybody",
        "SMS, AGENCY, US, agency american another everybody",
        "EMAIL, AGENCY, US, post",
    })
    void goesByWhoServesItTheFirstFirst(Medium medium, String entity, String where, String names) {
        var errand = new Errand(medium, entity, where.isEmpty() ? List.of() : List.of(where));
        assertThat(Routes.of(ALL, errand))
                .extracting(Provider::name)
                .containsExactly(names.split(" ", -1));
    }

    @Test
    void isNobodysWhereNobodyServesIt() {
        var abroad = List.of(provider("american", Medium.SMS, 0, Set.of("BANK"), "US"));
        assertThat(Routes.of(abroad, new Errand(Medium.SMS, "BANK", List.of("CN")))).isEmpty();
        assertThat(Routes.of(abroad, new Errand(Medium.SMS, "AGENCY", List.of("US")))).isEmpty();
        assertThat(Routes.of(abroad, new Errand(Medium.SMS, "BANK", List.of())))
                .as("a jurisdiction that is not told")
                .isEmpty();
    }

    @Test
    void asksTheNextOneThatCanBeCalled() {
        var route = List.of("a", "b", "c");
        assertThat(Routes.after(route, "a", Set.of("a", "b", "c"))).hasValue("b");
        assertThat(Routes.after(route, "a", Set.of("c"))).hasValue("c");
        assertThat(Routes.after(route, "c", Set.of("a", "b"))).as("not in a circle").isEmpty();
        assertThat(Routes.after(List.of(), "a", Set.of("a"))).isEmpty();
        assertThat(Routes.insteadOf(route, "c", Set.of("b", "c"))).hasValue("b");
        assertThat(Routes.insteadOf(route, "b", Set.of("b"))).isEmpty();
        assertThat(Routes.insteadOf(route, "gone", Set.of("b"))).isEmpty();
    }

    /** However providers fail, passing on after failures ends. */
    @Property
    void passesAMessageOnAtMostOnceToEach(
            @ForAll @Size(max = 6) @UniqueElements List<@IntRange(max = 9) Integer> names,
            @ForAll Set<@IntRange(max = 9) Integer> well) {
        var route = names.stream().map(String::valueOf).toList();
        var open = new HashSet<>(well.stream().map(String::valueOf).toList());
        var asked = new HashSet<String>();
        var now = route.isEmpty() ? null : route.getFirst();
        while (now != null) {
            assertThat(asked.add(now)).isTrue();
            now = Routes.after(route, now, open).orElse(null);
        }
    }

    @Test
    void hasANameThatCanBePartOfAnAddress() {
        var settings = ALL.getFirst().settings();
        for (var name : Arrays.asList("", "Sms", "a/b", "a".repeat(41))) {
            assertThatThrownBy(() -> new Provider(name, settings)).hasMessageContaining("a-z");
        }
    }
}
