package io.forbear.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.forbear.embedded",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** They run in processes of their own; whoever depends on this module must not get them. */
    @ArchTest
    static final ArchRule startsTheBrokerAndTheRegistryWithoutLinkingThem =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "kafka..",
                            "io.apicurio..",
                            "org.apache.logging..");

    @ArchTest
    static final ArchRule knowsNothingOfSpring =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule knowsNoOtherModule =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "are of another module of the project",
                                    type ->
                                            type.getPackageName().startsWith("io.forbear.")
                                                    && !type.getPackageName()
                                                            .equals("io.forbear.embedded")));
}
