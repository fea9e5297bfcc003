"""A list of sha256 sums beside a set, in the form that `sha256sum -c` reads."""
import os

import common


def write(folder, name="SHA256SUMS", source=None, only=""):
    source = source or folder
    files = sorted(f for f in os.listdir(source) if f.startswith(only) and not f.endswith(("SHA256SUMS", ".md")))
    with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
        out.writelines(f"{common.sha256(os.path.join(source, f))}  {f}\n" for f in files)
