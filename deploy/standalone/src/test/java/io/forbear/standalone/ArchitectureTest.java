package io.forbear.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.forbear.standalone",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.forbear.standalone.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyCommandsKnowTheCommandLine =
            noClasses()
                    .that(resideInAPackage("io.forbear.standalone.*"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    /** It must stay small: services run beside it, not in it. */
    @ArchTest
    static final ArchRule knowsNoServiceAndNoSpring =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "org.apache.kafka..",
                            "io.forbear.account..",
                            "io.forbear.contact..",
                            "io.forbear.plan..",
                            "io.forbear.compliance..");
}
