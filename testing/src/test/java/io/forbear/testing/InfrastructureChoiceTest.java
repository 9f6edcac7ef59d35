package io.forbear.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfrastructureChoiceTest {
    private static final String IMAGE = "forbear.infra.images.postgres";

    @AfterEach
    void forget() {
        System.clearProperty(IMAGE);
    }

    @ParameterizedTest
    @EnumSource
    void isNamedInSmallLetters(InfrastructureChoice choice) {
        assertThat(InfrastructureChoice.named(choice.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(choice);
    }

    @Test
    void refusesAnotherName() {
        assertThatThrownBy(() -> InfrastructureChoice.named("docker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forbear.infra is embedded, containers or auto, found docker");
    }

    @Test
    void takesImagesOfTheVersionsThatAreEmbedded() {
        assertThat(ContainerInfrastructure.image("kafka").asCanonicalNameString())
                .matches("apache/kafka:\\d.*");
        assertThat(ContainerInfrastructure.image("postgres").asCanonicalNameString())
                .matches("postgres:\\d.*");
        assertThat(ContainerInfrastructure.image("registry").asCanonicalNameString())
                .matches("apicurio/apicurio-registry:\\d.*");
    }

    @Test
    void takesAnotherImageWhenToldTo() {
        System.setProperty(IMAGE, "registry.bank.example/mirror/postgres:18.2");

        assertThat(ContainerInfrastructure.image("postgres").asCanonicalNameString())
                .isEqualTo("registry.bank.example/mirror/postgres:18.2");
    }
}
