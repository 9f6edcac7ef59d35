package io.forbear.account;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** The shell around the pure code: only parts that Spring manages know Spring, SQL or events. */
@AnalyzeClasses(packages = "io.forbear.account", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("io.forbear.account.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PURE_CODE_KNOWS_NO_FRAMEWORK =
            noClasses()
                    .that(not(metaAnnotatedWith(Component.class)))
                    .and(not(annotatedWith(Component.class)))
                    .and(not(annotatedWith(ConfigurationProperties.class)))
                    .and()
                    .doNotHaveSimpleName("Columns")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "reactor..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule EVENTS_STOP_AT_LISTENERS_AND_PUBLISHERS =
            noClasses()
                    .that()
                    .haveNameNotMatching(".*(Listener|Publisher|Translation)(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.forbear.events..", "io.forbear.topics..");
}
