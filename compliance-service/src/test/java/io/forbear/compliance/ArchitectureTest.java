package io.forbear.compliance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.reactivestreams.Publisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(packages = "io.forbear.compliance", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STREAM = {
        "io.forbear.compliance.intake..", "io.forbear.compliance.conduct.."
    };

    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.forbear.compliance.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STOPS_AVRO_AT_LISTENERS_PUBLISHERS_AND_THE_STREAM =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*(Listener|Publisher|Records)([$]\\d+)?")
                    .and()
                    .resideOutsideOfPackages(STREAM)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.forbear.events..");

    @ArchTest
    static final ArchRule KEEPS_SPRING_OUT_OF_FACTS_AND_THEIR_ENCODING =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "io.forbear.compliance.intake..", "io.forbear.compliance.casefile..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..");

    @ArchTest
    static final ArchRule ASKS_FOR_A_ROLE_AT_EVERY_ADDRESS =
            methods()
                    .that()
                    .areMetaAnnotatedWith(RequestMapping.class)
                    .should()
                    .beAnnotatedWith(PreAuthorize.class)
                    .orShould()
                    .beDeclaredInClassesThat()
                    .areAnnotatedWith(PreAuthorize.class);

    @ArchTest
    static final ArchRule ANSWERS_REACTIVELY =
            methods()
                    .that()
                    .areMetaAnnotatedWith(RequestMapping.class)
                    .should()
                    .haveRawReturnType(assignableTo(Publisher.class));

    @ArchTest
    static final ArchRule NEVER_BLOCKS_A_REACTOR_CHAIN =
            noClasses()
                    .should()
                    .callMethod(reactor.core.publisher.Mono.class, "block")
                    .orShould()
                    .callMethod(reactor.core.publisher.Flux.class, "blockLast");
}
