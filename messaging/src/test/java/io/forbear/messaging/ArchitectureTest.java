package io.forbear.messaging;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "io.forbear.messaging", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.forbear.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_INTERFACE_KNOWS_NO_CONSUMER_AND_NO_RELAY =
            noClasses()
                    .that()
                    .resideInAPackage("io.forbear.messaging")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.forbear.messaging.inbox..",
                            "io.forbear.messaging.topics..",
                            "io.forbear.messaging.autoconfigure..",
                            "org.apache.kafka..",
                            "org.springframework..");

    @ArchTest
    static final ArchRule KNOWS_NO_EVENT =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.forbear.events..");

    @ArchTest
    static final ArchRule BLOCKS_ONLY_WHERE_THE_ORDER_NEEDS_IT =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.forbear.messaging.inbox.Consumers")
                    .and()
                    .doNotHaveFullyQualifiedName("io.forbear.messaging.outbox.RelaySession")
                    .should()
                    .callMethod(Mono.class, "block")
                    .orShould()
                    .callMethod(Mono.class, "block", java.time.Duration.class);

    @ArchTest
    static final ArchRule SUBSCRIBES_ONLY_IN_THE_LIFECYCLE =
            classes()
                    .that()
                    .areNotAssignableTo(SmartLifecycle.class)
                    .and()
                    .doNotHaveFullyQualifiedName("io.forbear.messaging.outbox.RelaySession")
                    .should()
                    .onlyCallMethodsThat(
                            describe("do not subscribe", call -> !isSubscription(call)));

    private static boolean isSubscription(JavaMethod method) {
        var owner = method.getOwner();
        return method.getName().equals("subscribe")
                && (owner.isAssignableTo(Mono.class) || owner.isAssignableTo(Flux.class));
    }

    @ArchTest
    static final ArchRule LISTENS_THROUGH_SUBSCRIPTIONS_ONLY =
            noClasses().should().dependOnClassesThat().areAssignableTo(KafkaListener.class);
}
