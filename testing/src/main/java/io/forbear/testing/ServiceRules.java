package io.forbear.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the architecture of every service keeps; what one of them adds stands in its own test. */
public final class ServiceRules {
    private static final String ADDRESS = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String ROLE = "org.springframework.security.access.prepost.PreAuthorize";
    private static final String PART = "org.springframework.stereotype.Component";
    private static final String SETTINGS =
            "org.springframework.boot.context.properties.ConfigurationProperties";

    @ArchTest
    public static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.forbear.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule ASKS_FOR_A_ROLE_AT_EVERY_ADDRESS =
            methods()
                    .that()
                    .areMetaAnnotatedWith(ADDRESS)
                    .should()
                    .beAnnotatedWith(ROLE)
                    .orShould()
                    .beDeclaredInClassesThat()
                    .areAnnotatedWith(ROLE);

    @ArchTest
    public static final ArchRule ANSWERS_REACTIVELY =
            methods()
                    .that()
                    .areMetaAnnotatedWith(ADDRESS)
                    .should()
                    .haveRawReturnType(assignableTo(Publisher.class));

    @ArchTest
    public static final ArchRule NEVER_BLOCKS_A_REACTOR_CHAIN =
            noClasses()
                    .should()
                    .callMethod(Mono.class, "block")
                    .orShould()
                    .callMethod(Flux.class, "blockLast");

    /** Its rights in a secured cluster follow from the catalogue; see deploy/security. */
    @ArchTest
    public static final ArchRule USES_ONLY_TOPICS_THAT_THE_CATALOGUE_GIVES_IT =
            classes().should(new OnlyOwnTopics());

    private ServiceRules() {}

    /**
     * Only parts that Spring manages know Spring, Reactor or Kafka.
     *
     * @param except simple names, separated by {@code |}, of other classes that may
     */
    public static ArchRule pureCodeKnowsNoFramework(String except) {
        return noClasses()
                .that(not(metaAnnotatedWith(PART)))
                .and(not(annotatedWith(PART)))
                .and(not(annotatedWith(SETTINGS)))
                .and()
                .haveNameNotMatching(".*\\.(" + except + ")(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "reactor..", "org.apache.kafka..");
    }

    /**
     * Only the shell knows the events.
     *
     * @param shell how the names of its classes end, separated by {@code |}
     */
    public static ArchRule eventsStopAt(String shell) {
        return noClasses()
                .that()
                .haveNameNotMatching(".*(" + shell + ")(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.forbear.events..", "io.forbear.topics..");
    }
}
