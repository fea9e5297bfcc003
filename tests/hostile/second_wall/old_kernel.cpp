// Runs a program as on a kernel without Landlock and without seccomp: old_kernel PROGRAM ARGUMENTS...
#include <array>
#include <cerrno>
#include <cstdio>

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: old_kernel PROGRAM ARGUMENTS...\n", stderr);
        return 2;
    }
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    for (const int call : {SCMP_SYS(landlock_create_ruleset), SCMP_SYS(landlock_add_rule),
                           SCMP_SYS(landlock_restrict_self), SCMP_SYS(seccomp)}) {
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0);
    }
    for (const scmp_datum_t option : {PR_SET_SECCOMP, PR_GET_SECCOMP}) {
        const std::array argument{scmp_arg_cmp{0, SCMP_CMP_EQ, option, 0}};
        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, argument.data());
    }
    const int failed = seccomp_load(filter);
    seccomp_release(filter);
    if (failed != 0) {
        std::fprintf(stderr, "seccomp_load: error %d\n", -failed);
        return 1;
    }
    execv(argv[1], argv + 1);
    std::perror(argv[1]);
    return 1;
}
