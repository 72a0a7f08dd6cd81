"""One thread: the tensors are small, and the machine has other work."""

import torch

torch.set_num_threads(1)
